package guitai.order;

import guitai.payment.Posting;
import guitai.provider.Bills;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The ledger's postings in memory, each on its page as in the database: a later one replaces only
/// one in the same place.
final class MemoryPostings {
  private final Map<String, Posting> places = new TreeMap<>();

  synchronized void put(List<Posting> postings) {
    postings.forEach(posting -> places.put(place(posting), posting));
  }

  synchronized List<Posting> all() {
    return List.copyOf(places.values());
  }

  private static String place(Posting posting) {
    var day = posting.at().atZone(Bills.CHINA).toLocalDate();
    return posting.payment().provider() + " " + day + " " + posting.key();
  }
}
