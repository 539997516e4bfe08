/// JSON-P as every other package uses it: one provider, found once, and readers that refuse what
/// the border must refuse - duplicate names, trailing text, unknown fields.
@NullMarked
package guitai.json;

import org.jspecify.annotations.NullMarked;
