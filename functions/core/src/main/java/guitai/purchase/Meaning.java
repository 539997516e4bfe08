package guitai.purchase;

/// What a store's notification means for an entitlement. What it is worth follows from the
/// transaction that is signed inside; the meaning says what to expect there, and what to do where
/// there is none.
public sealed interface Meaning {
  /// By its name in logs and explanations.
  String text();

  /// Something was bought, renewed, or given a later end.
  record Backed() implements Meaning {
    @Override
    public String text() {
      return "backed";
    }
  }

  /// Unpaid, and served until the grace is over.
  record Graced() implements Meaning {
    @Override
    public String text() {
      return "graced";
    }
  }

  /// It ends when its period does.
  record Ended() implements Meaning {
    @Override
    public String text() {
      return "ended";
    }
  }

  /// Refunded, or no longer shared.
  record TakenBack() implements Meaning {
    @Override
    public String text() {
      return "taken-back";
    }
  }

  /// A refund was undone.
  record GivenAgain() implements Meaning {
    @Override
    public String text() {
      return "given-again";
    }
  }

  /// Good to know: of what will be, of prices, of requests that were declined.
  record Noted() implements Meaning {
    @Override
    public String text() {
      return "noted";
    }
  }

  /// No notification: somebody shows what the store signed of a transaction.
  record Presented() implements Meaning {
    @Override
    public String text() {
      return "presented";
    }
  }

  /// The customer asks for the money back; the store decides, and may be told how the goods were
  /// used.
  record RefundAsked() implements Meaning {
    @Override
    public String text() {
      return "refund-asked";
    }
  }

  /// Somebody tries whether we answer.
  record Tried() implements Meaning {
    @Override
    public String text() {
      return "tried";
    }
  }

  /// A guardian withdrew consent to the use of the app: a person has to end it, no transaction is
  /// named.
  record ConsentWithdrawn() implements Meaning {
    @Override
    public String text() {
      return "consent-withdrawn";
    }
  }

  /// A type we don't know.
  record Unknown() implements Meaning {
    @Override
    public String text() {
      return "unknown";
    }
  }
}
