package guitai.inapp;

import java.util.stream.Stream;

/// What a store's notification means for an entitlement. What it is worth follows from the
/// transaction that is signed inside; the meaning says what to expect there, and what to do where
/// there is none.
public sealed interface UpdateMeaning {
  /// By its name in logs, and as it is stored.
  String text();

  /// Whether an operator has to see it, even where the transaction is fulfilled.
  default boolean unusual() {
    return this instanceof RefundRequested
        || this instanceof ConsentWithdrawn
        || this instanceof Unknown;
  }

  /// As it was stored.
  static UpdateMeaning of(String text) {
    return Stream.of(
            new Active(),
            new InGrace(),
            new WillEnd(),
            new Revoked(),
            new RefundReversed(),
            new RefundDeclined(),
            new Informational(),
            new Presented(),
            new RefundRequested(),
            new TestNotification(),
            new ConsentWithdrawn())
        .filter(meaning -> meaning.text().equals(text))
        .findFirst()
        .orElse(new Unknown());
  }

  /// Something was bought, renewed or extended.
  record Active() implements UpdateMeaning {
    @Override
    public String text() {
      return "backed";
    }
  }

  /// Unpaid, and served until the grace period (宽限期) is over.
  record InGrace() implements UpdateMeaning {
    @Override
    public String text() {
      return "graced";
    }
  }

  /// It ends when its period does.
  record WillEnd() implements UpdateMeaning {
    @Override
    public String text() {
      return "ended";
    }
  }

  /// Refunded, or no longer shared.
  record Revoked() implements UpdateMeaning {
    @Override
    public String text() {
      return "taken-back";
    }
  }

  /// A refund was reversed.
  record RefundReversed() implements UpdateMeaning {
    @Override
    public String text() {
      return "given-again";
    }
  }

  /// The store declined a refund that the customer requested.
  record RefundDeclined() implements UpdateMeaning {
    @Override
    public String text() {
      return "refund-declined";
    }
  }

  /// For information: of coming renewals, of prices.
  record Informational() implements UpdateMeaning {
    @Override
    public String text() {
      return "noted";
    }
  }

  /// No notification: a customer or a query presents a transaction that the store signed.
  record Presented() implements UpdateMeaning {
    @Override
    public String text() {
      return "presented";
    }
  }

  /// The customer requests a refund; the store decides, and may be sent consumption data.
  record RefundRequested() implements UpdateMeaning {
    @Override
    public String text() {
      return "refund-asked";
    }
  }

  /// The store's test notification.
  record TestNotification() implements UpdateMeaning {
    @Override
    public String text() {
      return "tried";
    }
  }

  /// A guardian withdrew consent to the use of the app: an operator has to end it, no transaction
  /// is named.
  record ConsentWithdrawn() implements UpdateMeaning {
    @Override
    public String text() {
      return "consent-withdrawn";
    }
  }

  /// A type we don't know.
  record Unknown() implements UpdateMeaning {
    @Override
    public String text() {
      return "unknown";
    }
  }
}
