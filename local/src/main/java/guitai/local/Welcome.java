package guitai.local;

import guitai.sandbox.Sandbox;

/// The text that is printed once the store is open.
final class Welcome {
  /// Where the second column begins, in Latin letters.
  private static final int COLUMN = 33;

  private Welcome() {}

  static String text(Store store) {
    var text = new StringBuilder("\n");
    if (store.sells()) {
      text.append(line("柜台已启动 · Guitai is open", store.uri())).append('\n');
    }
    for (var provider : Sandbox.PROVIDERS) {
      text.append(line(provider.title(), store.simulator(provider.name())));
    }
    return text.append(line("数据目录 · Data in", store.home()))
        .append(line("停止 · Stop with", "Ctrl-C"))
        .append('\n')
        .toString();
  }

  private static String line(String title, Object value) {
    return title + " ".repeat(Math.max(1, COLUMN - width(title))) + value + '\n';
  }

  /// A Chinese character is as wide as two letters.
  private static int width(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }
}
