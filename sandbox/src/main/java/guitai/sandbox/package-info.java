/// The sandbox: the payment providers on one machine, which sign what they answer and call back as
/// the real ones do. It knows no store, and no cloud.
///
/// - R1 - Each provider is a package of its own and a line in [Sandbox#PROVIDERS]; none sees
///   another.
/// - R2 - Of the rest of this repository it uses bytes, JSON, keys and money alone.
@NullMarked
package guitai.sandbox;

import org.jspecify.annotations.NullMarked;
