package guitai.notification;

import guitai.problem.Unavailable;
import guitai.provider.Forged;
import java.util.Locale;

/// What became of a delivery that was received or replayed.
public enum Outcome {
  /// An event was written.
  RECORDED(true),
  /// Nothing in it was new.
  KNOWN(true),
  /// It is stored as evidence and concerns no order or purchase.
  KEPT(true),
  /// Genuine, of a type that we don't know and that is never about money: it is stored.
  UNRECOGNIZED(true),
  /// Genuine, and a person must see it: it is on the held list.
  HELD(true),
  /// It is filed under its agreement.
  FILED(true),
  /// No order of ours takes its payment, which is held.
  UNMATCHED(true),
  /// Its order or purchase has no room for it; a payment in it is held.
  ORDER_FULL(true),
  FORGED(false),
  /// The provider tried whether we refuse a wrong signature.
  PROBE(false),
  /// Genuine, and of another environment or another app than this deployment's.
  OTHER_ENVIRONMENT(false),
  TOO_LARGE(false),
  /// Refused for another reason, which the refusal says.
  REFUSED(false),
  /// Signed with a key that we don't hold, so that it can't be checked: the provider sends it
  /// again.
  UNKNOWN_KEY(false),
  /// The provider is proved, and we can't decrypt or read what it sent: the provider sends it
  /// again.
  UNREADABLE(false),
  /// It could not be checked or stored just now: the provider sends it again.
  UNAVAILABLE(false);

  private final boolean taken;

  Outcome(boolean taken) {
    this.taken = taken;
  }

  static Outcome of(Forged e) {
    return switch (e.kind()) {
      case FORGERY -> FORGED;
      case PROBE -> PROBE;
      case OTHER_ENVIRONMENT, OTHER_APP -> OTHER_ENVIRONMENT;
    };
  }

  static Outcome of(Unavailable e) {
    return switch (e.kind()) {
      case PASSING -> UNAVAILABLE;
      case UNKNOWN_KEY -> UNKNOWN_KEY;
      case UNREADABLE -> UNREADABLE;
    };
  }

  /// By its name in our contract.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether it was proved and is stored durably: what is acknowledged, and what a replay answers.
  public boolean taken() {
    return taken;
  }

  /// Whether it contained something new.
  boolean isNew() {
    return taken && this != KNOWN && this != KEPT && this != UNRECOGNIZED;
  }
}
