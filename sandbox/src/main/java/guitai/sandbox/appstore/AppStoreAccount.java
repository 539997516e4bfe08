package guitai.sandbox.appstore;

import guitai.sandbox.simulator.PassiveSimulator;
import guitai.sandbox.simulator.SimulatedAccount;
import guitai.sandbox.simulator.SimulatorOpening;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// The developer in one environment of the App Store, and the issuers of its certificates.
///
/// @param leaf serial number of the certificate that notifications are signed with
record AppStoreAccount(
    Merchant merchant, StoreEnvironment environment, List<Issuer> issuers, BigInteger leaf)
    implements SimulatedAccount {
  /// Both environments notify the merchant at one address.
  private static final String NAME = StoreEnvironment.PRODUCTION.directory();

  AppStoreAccount {
    issuers = List.copyOf(issuers);
  }

  static AppStoreAccount at(Path home, StoreEnvironment environment) {
    var merchant = Merchant.at(home, environment);
    var keys = Keys.at(home);
    return new AppStoreAccount(
        merchant, environment, keys.issuers(), keys.certificate("leaf").getSerialNumber());
  }

  @Override
  public JsonObject credentials() {
    return merchant.credentials();
  }

  @Override
  public PassiveSimulator open(SimulatorOpening opening) {
    return open(opening, opening.notifications().resolve(NAME));
  }

  /// @param notifications the address configured for the app's notifications
  PassiveSimulator open(SimulatorOpening opening, URI notifications) {
    return AppStoreOpening.of(this, opening, notifications);
  }
}
