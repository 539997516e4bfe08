/// Whole days of books, and their bills.
@NullMarked
package guitai.journeys.bills;

import org.jspecify.annotations.NullMarked;
