package guitai.provider;

import guitai.payment.Evidence;
import guitai.problem.Unavailable;
import java.util.ArrayList;
import java.util.List;

/// The notifications of all our accounts (商户号) at a provider: a delivery is for the account under
/// which it verifies, with that account's keys.
public record AccountNotifications(List<Notifications> accounts) implements Notifications {
  /// How a delivery is verified under one account.
  private interface Verification {
    Notification under(Notifications account) throws Forged;
  }

  /// @param accounts of one provider, at least one; the first is today's
  public AccountNotifications {
    accounts = List.copyOf(accounts);
  }

  @Override
  public String provider() {
    return accounts.getFirst().provider();
  }

  @Override
  public Notification verify(Delivery delivery) throws Forged {
    return verify(account -> account.verify(delivery));
  }

  @Override
  public Notification verify(Evidence evidence) throws Forged {
    return verify(account -> account.verify(evidence));
  }

  private Notification verify(Verification verification) throws Forged {
    var unavailable = new ArrayList<Unavailable>();
    var forged = new ArrayList<Forged>();
    for (var account : accounts) {
      try {
        return verification.under(account);
      } catch (Unavailable e) {
        unavailable.add(e);
      } catch (Forged e) {
        forged.add(e);
      }
    }
    throw refusal(unavailable, forged);
  }

  /// What one account could not check may be genuine; a key that one account doesn't have says
  /// nothing where another has it.
  private static Forged refusal(List<Unavailable> unavailable, List<Forged> forged) {
    for (var kind : List.of(Unavailable.Kind.UNREADABLE, Unavailable.Kind.PASSING)) {
      unavailable.stream()
          .filter(each -> each.kind() == kind)
          .findFirst()
          .ifPresent(each -> {
            throw each;
          });
    }
    if (forged.isEmpty()) {
      throw unavailable.getFirst();
    }
    return forged.getFirst();
  }

  @Override
  public Acknowledgement accepted(Delivery delivery) {
    return accounts.getFirst().accepted(delivery);
  }

  @Override
  public Acknowledgement refused(Delivery delivery, int status) {
    return accounts.getFirst().refused(delivery, status);
  }
}
