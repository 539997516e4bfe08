/// The reconciliation of whole days with their bills.
@NullMarked
package guitai.journeys.bills;

import org.jspecify.annotations.NullMarked;
