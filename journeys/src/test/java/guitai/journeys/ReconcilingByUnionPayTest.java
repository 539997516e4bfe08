package guitai.journeys;

/// What the store finds out and puts right by itself, by UnionPay.
class ReconcilingByUnionPayTest extends ReconcilingJourney {
  ReconcilingByUnionPayTest() {
    super(Provider.UNION_PAY);
  }
}
