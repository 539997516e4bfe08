/// The simulator of Alipay, and Guitai's own reading of Alipay's words, held to its official SDK.
@NullMarked
package guitai.journeys.alipay;

import org.jspecify.annotations.NullMarked;
