/// Tests of the cashier page alone: each of its stages, over answers of the customers' API.
@NullMarked
package guitai.journeys.page;

import org.jspecify.annotations.NullMarked;
