/// JSON-P as every other package uses it: one provider, found once, and readers that refuse
/// duplicate names, trailing text and unknown fields.
@NullMarked
package guitai.json;

import org.jspecify.annotations.NullMarked;
