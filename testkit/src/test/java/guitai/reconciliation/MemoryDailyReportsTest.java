package guitai.reconciliation;

class MemoryDailyReportsTest extends DailyReportsContract {
  private final MemoryDailyReports statements = new MemoryDailyReports();

  @Override
  protected DailyReports reports() {
    return statements;
  }
}
