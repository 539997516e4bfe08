/// The sandbox (沙箱): simulators of the payment providers on one machine. They sign their answers
/// and send notifications as the real providers do. The package depends on no store and no cloud.
///
/// - R1 - Each provider is a package of its own and a line in [Sandbox#PROVIDERS]; none sees
///   another.
/// - R2 - It uses only bytes, JSON, keys and money from the rest of this repository.
@NullMarked
package guitai.sandbox;

import org.jspecify.annotations.NullMarked;
