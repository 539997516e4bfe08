package guitai.simulation;

/// Ends an invocation at once, as a crash, a timeout or the end of its machine does. It is an
/// error, so that no code of ours catches it.
final class Death extends Error {
  private static final long serialVersionUID = 1;

  Death(String how) {
    super(how, null, false, false);
  }
}
