package guitai.journeys;

/// How money goes back, by UnionPay.
class RefundingByUnionPayTest extends RefundingJourney {
  RefundingByUnionPayTest() {
    super(Provider.UNION_PAY);
  }
}
