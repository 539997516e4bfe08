package guitai.provider.appstore;

import java.time.Instant;

/// What the responders said of a certification path last.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6960#section-2.2">RFC 6960</a>
public sealed interface RevocationStatus {
  /// Nobody has given an answer yet.
  record Unasked() implements RevocationStatus {}

  /// @param at when they said so
  record Good(Instant at) implements RevocationStatus {}

  /// For ever.
  ///
  /// @param at when one of the certificates was
  record Revoked(Instant at) implements RevocationStatus {}
}
