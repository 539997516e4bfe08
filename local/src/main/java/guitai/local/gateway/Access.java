package guitai.local.gateway;

/// Who may call a route.
public sealed interface Access {
  record Anyone() implements Access {}

  /// The holder of a valid token.
  record TokenHolder() implements Access {}

  /// The holder of a valid token with that scope.
  record ScopeHolder(String scope) implements Access {}
}
