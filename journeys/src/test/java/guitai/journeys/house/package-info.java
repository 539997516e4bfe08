/// Holds the repository to its own rules: format, architecture, template, event files and the
/// deployed jar.
@NullMarked
package guitai.journeys.house;

import org.jspecify.annotations.NullMarked;
