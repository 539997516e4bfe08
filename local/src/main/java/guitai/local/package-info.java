/// The local store: the handlers of the deployment on a laptop, with local replacements of AWS and
/// simulators of the providers. Never deployed.
///
/// - R1 - One command opens it; what it stored is there after any end of the process.
/// - R2 - It listens on this machine alone unless `GUITAI_BIND` says otherwise.
@NullMarked
package guitai.local;

import org.jspecify.annotations.NullMarked;
