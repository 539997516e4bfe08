/// Secrets as functions read them on AWS: the interface of the Parameters-and-Secrets extension,
/// over the files of `GUITAI_HOME/keys`.
///
/// - R1 - Nobody but this machine, and its containers where they were let in, is answered.
/// - R2 - A secret is a JSON object, read anew each time, as the extension would after a rotation.
///
/// @see <a
///   href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html">the
///   extension</a>
@NullMarked
package guitai.local.secrets;

import org.jspecify.annotations.NullMarked;
