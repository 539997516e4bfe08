/// Secrets as functions read them on AWS: the interface of the Parameters-and-Secrets extension,
/// over the files of `GUITAI_HOME/keys`.
///
/// - R1 - Only this machine, and its containers where they are admitted, gets an answer.
/// - R2 - A secret is a JSON object, read again each time, as by the extension after a rotation.
///
/// @see <a
///   href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html">the
///   extension</a>
@NullMarked
package guitai.local.secrets;

import org.jspecify.annotations.NullMarked;
