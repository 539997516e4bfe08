/// How long decisions take beside the providers' own SDKs, and how long functions take to start:
/// measured in one run each, by a documented command, and never part of a build.
///
/// One notification of the App Store's and the transaction in it, beside Apple's library with its
/// online checks off; medians of one run on two cores that were busy with other things as well:
///
/// | who | µs | of Apple's |
/// |---|---|---|
/// | Apple's library | 9503 | |
/// | ours, certificates unknown | 7733 | 0.81 |
/// | ours, certificates known from before | 7045 | 0.74 |
@NullMarked
package guitai.benchmarks;

import org.jspecify.annotations.NullMarked;
