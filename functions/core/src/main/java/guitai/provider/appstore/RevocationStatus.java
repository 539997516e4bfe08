package guitai.provider.appstore;

import java.time.Instant;

/// A certification path's status by the responders' last answer.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6960#section-2.2">RFC 6960</a>
public sealed interface RevocationStatus {
  /// No responder has answered yet.
  record NotChecked() implements RevocationStatus {}

  /// @param at when the responders answered
  record Good(Instant at) implements RevocationStatus {}

  /// Final: a revocation is never lifted.
  ///
  /// @param at when one of the certificates was revoked
  record Revoked(Instant at) implements RevocationStatus {}
}
