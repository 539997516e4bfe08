package guitai.journeys;

/// Refunds, by Alipay.
class RefundingByAlipayTest extends RefundingJourney {
  RefundingByAlipayTest() {
    super(Provider.ALIPAY);
  }
}
