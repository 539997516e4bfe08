package guitai.provider.alipay;

import guitai.problem.Unavailable;
import guitai.provider.BillCells;
import guitai.storefront.Money;
import java.util.List;
import java.util.regex.Pattern;

/// A total that a bill states in a note: the number of lines and the sum of their amounts.
record BillSum(long count, Money amount) {
  private static final int FEN = 2;

  static final BillSum NOTHING = new BillSum(0, Money.of(0, "CNY"));

  /// @param name begins the note (`交易合计`)
  /// @throws Unavailable if there isn't exactly one such note
  static BillSum of(List<String> notes, String name) {
    var found = notes.stream().filter(note -> note.startsWith("#" + name)).toList();
    if (found.size() != 1) {
      throw new Unavailable("a bill does not end with its sums");
    }
    var sum =
        Pattern.compile("#" + name + "[：:]([0-9]{1,12})笔，[^，]*?共([-+0-9.]+)元.*")
            .matcher(found.getFirst());
    if (!sum.matches()) {
      throw new Unavailable("a bill has no readable sum of " + name);
    }
    long fen =
        BillCells.decimal(sum.group(2), FEN)
            .orElseThrow(() -> new Unavailable("a bill has no readable sum of " + name));
    return new BillSum(Long.parseLong(sum.group(1)), Money.of(Math.abs(fen), "CNY"));
  }

  /// Of a bill in several files.
  BillSum plus(BillSum other) {
    return new BillSum(
        count + other.count, Money.of(amount.minorUnits() + other.amount.minorUnits(), "CNY"));
  }
}
