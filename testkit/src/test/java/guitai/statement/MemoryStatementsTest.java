package guitai.statement;

class MemoryStatementsTest extends StatementsContract {
  private final MemoryStatements statements = new MemoryStatements();

  @Override
  protected Statements statements() {
    return statements;
  }
}
