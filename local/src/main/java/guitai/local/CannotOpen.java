package guitai.local;

/// Why the store doesn't open, in one line for each language.
final class CannotOpen extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotOpen(String english, String chinese) {
    super(english + " · " + chinese);
  }
}
