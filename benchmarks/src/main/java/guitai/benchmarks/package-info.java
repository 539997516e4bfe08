/// Benchmarks: how long decisions take beside the providers' own SDKs, and how long functions take
/// to start. Each is one run of a documented command, and no build runs them.
///
/// A notification of the App Store and the transaction in it, beside Apple's library with its
/// online checks off. Medians of one run on two cores with other load:
///
/// | implementation | µs | ratio to Apple's |
/// |---|---|---|
/// | Apple's library | 9503 | |
/// | ours, certificates unknown | 7733 | 0.81 |
/// | ours, certificates known from before | 7045 | 0.74 |
@NullMarked
package guitai.benchmarks;

import org.jspecify.annotations.NullMarked;
