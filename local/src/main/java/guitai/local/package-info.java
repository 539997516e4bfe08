/// The local store: the very handlers of the deployment on a laptop, with everything around them
/// that AWS and the providers would be. Never deployed.
///
/// - R1 - One command opens it; what it kept is there after any end of the process.
/// - R2 - It listens on this machine alone unless told otherwise.
@NullMarked
package guitai.local;

import org.jspecify.annotations.NullMarked;
