package guitai.simulation;

import java.util.HexFormat;
import java.util.SplittableRandom;

/// Nonces that follow from a seed.
final class Nonces {
  private final SplittableRandom random;

  Nonces(long seed) {
    random = new SplittableRandom(seed);
  }

  String next() {
    var hex = HexFormat.of().withUpperCase();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
