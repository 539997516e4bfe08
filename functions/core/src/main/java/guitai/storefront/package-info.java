/// The catalogue (商品目录): what is sold, where and for how much.
///
/// - S1 - Prices come from the catalogue, never from a caller.
/// - S2 - A closed store sells nothing: in `CHN` the iTunes Store and the iBooks Store don't
///   operate.
/// - S3 - Money is an integer of minor units with its currency.
@NullMarked
package guitai.storefront;

import org.jspecify.annotations.NullMarked;
