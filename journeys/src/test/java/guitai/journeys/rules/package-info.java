/// Holds the repository to its own rules: format, architecture, the words of its names, template,
/// OpenAPI document, event files and the deployed jar.
@NullMarked
package guitai.journeys.rules;

import org.jspecify.annotations.NullMarked;
