package guitai.lambda;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A former merchant number (商户号) at a provider, or a former app of ours there: what was paid to it
/// stays ours.
///
/// @param account the merchant number
/// @param app absent where the entry is about the merchant number alone
record FormerAccount(String account, Optional<String> app) {
  /// Reads a setting such as `1900000002,1900000002/wxold`: merchant numbers, each alone or with
  /// one of its apps.
  static List<FormerAccount> list(Settings settings, String name) {
    return settings.optional(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .map(FormerAccount::of)
        .toList();
  }

  private static FormerAccount of(String entry) {
    int slash = entry.indexOf('/');
    return slash < 0
        ? new FormerAccount(entry, Optional.empty())
        : new FormerAccount(entry.substring(0, slash), Optional.of(entry.substring(slash + 1)));
  }

  /// Of a provider where an entry names an app.
  String requiredApp() {
    return app.orElseThrow(
        () -> new IllegalStateException("the former account " + account + " names no app"));
  }

  /// The former merchant numbers, each once, without today's.
  static List<String> accounts(List<FormerAccount> former, String today) {
    return former.stream()
        .map(FormerAccount::account)
        .filter(account -> !account.equals(today))
        .distinct()
        .toList();
  }

  /// The former apps of a merchant number.
  static Set<String> apps(List<FormerAccount> former, String account) {
    return former.stream()
        .filter(each -> each.account.equals(account))
        .flatMap(each -> each.app.stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
