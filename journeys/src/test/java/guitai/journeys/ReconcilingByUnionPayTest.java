package guitai.journeys;

/// Recovery of payments and attempts, by UnionPay.
class ReconcilingByUnionPayTest extends ReconcilingJourney {
  ReconcilingByUnionPayTest() {
    super(Provider.UNION_PAY);
  }
}
