/// Generated keys and the certificates over them, each a PEM file in `GUITAI_HOME/keys` that other
/// programs can sign and verify with.
///
/// - R1 - A key is generated once, at first start, and is durable before anything is signed with
///   it.
/// - R2 - Private keys are readable by their owner alone.
@NullMarked
package guitai.sandbox.keys;

import org.jspecify.annotations.NullMarked;
