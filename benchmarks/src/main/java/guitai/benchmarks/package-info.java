/// How long decisions take beside the providers' own SDKs, and how long functions take to start:
/// measured in one run each, by a documented command, and never part of a build.
@NullMarked
package guitai.benchmarks;

import org.jspecify.annotations.NullMarked;
