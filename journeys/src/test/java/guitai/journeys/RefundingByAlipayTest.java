package guitai.journeys;

/// How money goes back, by Alipay.
class RefundingByAlipayTest extends RefundingJourney {
  RefundingByAlipayTest() {
    super(Provider.ALIPAY);
  }
}
