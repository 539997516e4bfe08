package guitai.journeys;

/// Refunds, by UnionPay.
class RefundingByUnionPayTest extends RefundingJourney {
  RefundingByUnionPayTest() {
    super(Provider.UNION_PAY);
  }
}
