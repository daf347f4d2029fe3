package com.example.powerbank;

import java.time.LocalDateTime;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.payscore.order.PostPayment;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.outbox.ConflictingCallException;
import io.github.payscore.outbox.PayScoreOutbox;
import io.github.payscore.outbox.jdbc.JdbcOutbox;
import io.github.payscore.test.FakeOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * Tests of whole rentals, without a browser.
 */
class RentalTests extends RunningPowerBank {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private RentalService service;

	@Autowired
	private JdbcOutbox outbox;

	@Autowired
	private PayScoreOutbox calls;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void rentalIsConfirmedReturnedPaidAndRefunded() {
		String rental = rent();
		assertThat(page(rental)).bodyText().contains("/launch?businessType=wxpayScoreUse&amp;", "Confirm in WeChat");
		this.weChatPay.confirm(rental);
		await(rental, RentalState.RENTED);
		post("/rentals/" + rental + "/return");
		await(rental, RentalState.TO_PAY);
		assertThat(page(rental)).bodyText().contains("¥3.00", "WeChat Pay collects the price");
		this.weChatPay.pay(rental);
		await(rental, RentalState.PAID);
		refund(rental, "3.01");
		assertThat(this.weChatPay.refunds().all()).isEmpty();
		refund(rental, "1.50");
		assertThat(staffPage()).bodyText().contains("¥1.50", "PROCESSING");
		this.weChatPay.refunds().finish(this.rentals.get(rental).outRefundNo());
		Awaitility.await()
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.rentals.get(rental).refundState()).isEqualTo("SUCCESS"));
		refund(rental, "1.50");
		assertThat(this.weChatPay.refunds().all()).singleElement()
			.satisfies((refund) -> assertThat(refund.amount()).isEqualTo(150));
	}

	@Test
	void returnThatIsRolledBackMakesNoCompletion() {
		String rental = rented();
		this.transaction.executeWithoutResult((status) -> {
			this.service.giveBack(rental);
			assertThat(this.outbox.statistics().waiting()).isOne();
			status.setRollbackOnly();
		});
		assertThat(this.outbox.statistics().waiting()).isZero();
		assertThat(this.rentals.get(rental).state()).isEqualTo(RentalState.RENTED);
		this.service.giveBack(rental);
		await(rental, RentalState.TO_PAY);
		assertThat(completionsSent(rental)).isOne();
	}

	@Test
	void returnIsNotStoredWithoutItsCompletion() {
		String rental = rented();
		this.calls.complete(rental,
				MainlandCompleteOrderRequest.builder()
					.postPayments(List.of(PostPayment.builder().name("Something else").amount(1).build()))
					.totalAmount(1)
					.timeRange(MainlandTimeRange.builder().endTime(LocalDateTime.now(Rentals.CHINA)).build())
					.build());
		Awaitility.await().atMost(LIMIT).until(() -> this.outbox.statistics().waiting() == 0);
		assertThatExceptionOfType(ConflictingCallException.class).isThrownBy(() -> this.service.giveBack(rental));
		assertThat(this.rentals.get(rental).state()).isEqualTo(RentalState.RENTED);
	}

	@Test
	void lostAnswerToTheCompletionCompletesOnce() {
		String rental = rented();
		this.weChatPay.next().dropAfterEffect();
		post("/rentals/" + rental + "/return");
		await(rental, RentalState.TO_PAY);
		assertThat(completionsSent(rental)).isEqualTo(2);
		assertThat(this.weChatPay.order(rental).completions()).isOne();
	}

	@Test
	void openingOfUnknownOutcomeIsAskedAgain() {
		this.weChatPay.always().dropAfterEffect();
		String rental = rent();
		assertThat(page(rental)).bodyText().contains("We do not know yet whether WeChat Pay has this rental");
		assertThat(post("/rentals/" + rental + "/open")).hasStatus(HttpStatus.BAD_GATEWAY)
			.bodyText()
			.contains("we still do not know");
		this.weChatPay.behave();
		post("/rentals/" + rental + "/open");
		assertThat(this.rentals.get(rental).state()).isEqualTo(RentalState.TO_CONFIRM);
		post("/rentals/" + rental + "/open");
		assertThat(this.weChatPay.orders()).extracting(FakeOrder::outOrderNo).containsExactly(rental);
	}

	@Test
	void refusedOpeningCostsNothing() {
		this.weChatPay.next().refuse(403, "NO_AUTH", "The merchant has no permission");
		assertThat(page(rent())).bodyText().contains("Nothing was rented, and it costs nothing.");
	}

	@Test
	void confirmationIsFoundOutWithoutItsNotification() {
		String rental = rent();
		this.weChatPay.nextNotification().lost();
		this.weChatPay.confirm(rental);
		post("/rentals/" + rental + "/check");
		assertThat(this.rentals.get(rental).state()).isEqualTo(RentalState.RENTED);
	}

	@Test
	void completionThatIsNotAnsweredIsUnknownUntilItIsMadeAgain() {
		String rental = rented();
		this.weChatPay.always().dropBeforeEffect();
		post("/rentals/" + rental + "/return");
		Awaitility.await()
			.atMost(LIMIT)
			.until(() -> completionsSent(rental) >= 3 && this.outbox.statistics().working() == 0);
		assertThat(staffPage()).bodyText().contains("do not know yet whether it knows", "Tell WeChat Pay again");
		this.weChatPay.behave();
		billAgain(rental);
		await(rental, RentalState.TO_PAY);
		assertThat(this.weChatPay.order(rental).completions()).isOne();
	}

	@Test
	void completionThatIsRefusedIsUpToStaff() {
		String rental = rented();
		this.weChatPay.next().refuse(403, "NO_AUTH", "The merchant has no permission");
		post("/rentals/" + rental + "/return");
		await(rental, RentalState.NOT_BILLED);
		assertThat(staffPage()).bodyText().contains("WeChat Pay refused to collect the price", "NO_AUTH");
		billAgain(rental);
		await(rental, RentalState.TO_PAY);
	}

	@Test
	void refundOfUnknownOutcomeIsAskedAgain() {
		String rental = rented();
		this.service.giveBack(rental);
		await(rental, RentalState.TO_PAY);
		this.weChatPay.pay(rental);
		await(rental, RentalState.PAID);
		this.weChatPay.always().dropAfterEffect();
		refund(rental, "3.00");
		assertThat(staffPage()).bodyText().contains("We do not know yet whether WeChat Pay gives the money back");
		this.weChatPay.behave();
		staff("/staff/rentals/" + rental + "/refund-again");
		assertThat(this.rentals.get(rental).refundState()).isEqualTo("PROCESSING");
		assertThat(this.weChatPay.refunds().all()).hasSize(1);
	}

	@Test
	void staffPageNeedsLoginAndFormsNeedToken() {
		assertThat(this.mvc.get().uri("/staff")).hasStatus(HttpStatus.UNAUTHORIZED);
		assertThat(this.mvc.post().uri("/rentals").param("station", "Library")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.get().uri("/rentals/unknown")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post("/rentals/unknown/open")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void hoursThatHaveBegunArePaidUpToTheDeposit() {
		LocalDateTime start = LocalDateTime.of(2026, 11, 26, 9, 0);
		Rental rental = new Rental("1", "Library", RentalState.RENTED, null, null, start, start, null, null, null, null,
				null, null);
		assertThat(rental.priceAt(start.plusSeconds(1))).isEqualTo(300);
		assertThat(rental.priceAt(start.plusMinutes(61))).isEqualTo(600);
		assertThat(rental.priceAt(start.plusDays(30))).isEqualTo(9900);
	}

	private String rent() {
		String page = this.mvc.post()
			.uri("/rentals")
			.param("station", "Library")
			.with(csrf())
			.exchange()
			.getResponse()
			.getRedirectedUrl();
		return page.substring(page.lastIndexOf('/') + 1);
	}

	private String rented() {
		String rental = rent();
		this.weChatPay.confirm(rental);
		await(rental, RentalState.RENTED);
		return rental;
	}

	private MvcTestResult page(String rental) {
		return this.mvc.get().uri("/rentals/" + rental).exchange();
	}

	private MvcTestResult post(String path) {
		return this.mvc.post().uri(path).with(csrf()).exchange();
	}

	private MvcTestResult staffPage() {
		return this.mvc.get().uri("/staff").with(user("staff")).exchange();
	}

	private void billAgain(String rental) {
		staff("/staff/rentals/" + rental + "/bill");
	}

	private void refund(String rental, String yuan) {
		staff("/staff/rentals/" + rental + "/refund?yuan=" + yuan);
	}

	private void staff(String path) {
		assertThat(this.mvc.post().uri(path).with(user("staff")).with(csrf())).hasStatus3xxRedirection();
	}

	private long completionsSent(String rental) {
		return this.weChatPay.requests()
			.stream()
			.filter((request) -> request.target().endsWith(rental + "/complete"))
			.count();
	}

}
