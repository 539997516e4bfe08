/// Holds the documents to what they say: commands run, links lead somewhere, tables name what the
/// code and the template know.
@NullMarked
package guitai.journeys.documents;

import org.jspecify.annotations.NullMarked;
