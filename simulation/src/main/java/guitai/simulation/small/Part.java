package guitai.simulation.small;

/// The parts of the small world that a call may read or change: each call does so with one of them.
enum Part {
  ORDER(0),
  GRANTS(1),
  WECHAT_PAY(2),
  UNION_PAY(3);

  private final int index;

  Part(int index) {
    this.index = index;
  }

  /// Its place in a state.
  int index() {
    return index;
  }
}
