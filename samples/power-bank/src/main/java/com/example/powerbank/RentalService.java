package com.example.powerbank;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.github.payscore.WeChatPayException;
import io.github.payscore.order.OrderStage;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.outbox.PayScoreOutbox;
import io.github.payscore.refund.CreateRefundRequest;
import io.github.payscore.refund.Refund;
import io.github.payscore.refund.RefundOperations;

/**
 * Rents power banks, takes them back, and refunds what was paid.
 */
@Service
class RentalService {

	private static final Logger logger = LoggerFactory.getLogger(RentalService.class);

	private final Rentals rentals;

	private final DirectOrderOperations orders;

	private final PayScoreOutbox outbox;

	private final RefundOperations refunds;

	private final PowerBankProperties properties;

	RentalService(Rentals rentals, DirectOrderOperations orders, PayScoreOutbox outbox, RefundOperations refunds,
			PowerBankProperties properties) {
		this.rentals = rentals;
		this.orders = orders;
		this.outbox = outbox;
		this.refunds = refunds;
		this.properties = properties;
	}

	/**
	 * Begin a rental, in the database first: the answer of WeChat Pay may never come.
	 * @return its number, which nobody can guess, because it is its link as well
	 */
	String rent(String station) {
		String outOrderNo = UUID.randomUUID().toString().replace("-", "");
		this.rentals.add(outOrderNo, station);
		try {
			open(outOrderNo);
		}
		catch (WeChatPayException ex) {
			logger.warn("Rental {} could not be opened", outOrderNo, ex);
			if (!ex.isOutcomeUnknown()) {
				this.rentals.notRented(outOrderNo);
			}
		}
		return outOrderNo;
	}

	/**
	 * Create the service order, or create it again while the outcome is unknown: with the
	 * same number and content there is only one.
	 */
	void open(String outOrderNo) {
		if (this.rentals.get(outOrderNo).state() == RentalState.OPENING) {
			ServiceOrder order = this.orders.create(creation(outOrderNo)).block();
			// There is none if a query had to find out whether there is the order
			if (order.packageData() != null) {
				this.rentals.opened(outOrderNo, order.packageData());
			}
		}
	}

	private MainlandCreateOrderRequest creation(String outOrderNo) {
		return MainlandCreateOrderRequest.builder()
			.outOrderNo(outOrderNo)
			.serviceIntroduction("Power bank rental")
			.postPayments(List.of(PostPayment.builder().name("Rent").description("3 yuan per hour").build()))
			.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, Rental.DEPOSIT))
			.timeRange(MainlandTimeRange.builder().startOnAccept().build())
			.notifyUrl(this.properties.notifyUrl())
			.build();
	}

	/**
	 * Ask whether the customer has confirmed, because a notification can be lost.
	 */
	void check(String outOrderNo) {
		ServiceOrder order = this.orders.query(MainlandQueryOrderRequest.ofOutOrderNo(outOrderNo)).block();
		if (order.stage() == OrderStage.IN_SERVICE) {
			this.rentals.confirmed(outOrderNo);
		}
		else if (order.stage() == OrderStage.EXPIRED) {
			this.rentals.notRented(outOrderNo);
		}
	}

	/**
	 * Take a power bank back. That it is back and that WeChat Pay is told what it costs
	 * is one transaction: there is never one without the other.
	 */
	@Transactional
	public void giveBack(String outOrderNo) {
		LocalDateTime now = LocalDateTime.now(Rentals.CHINA);
		Rental rental = this.rentals.get(outOrderNo);
		if (rental.state() == RentalState.RENTED && this.rentals.returned(outOrderNo, now, rental.priceAt(now))) {
			this.outbox.complete(outOrderNo, bill(now, rental.priceAt(now)));
		}
	}

	private static MainlandCompleteOrderRequest bill(LocalDateTime returnedAt, long price) {
		return MainlandCompleteOrderRequest.builder()
			.postPayments(
					List.of(PostPayment.builder().name("Rent").description("3 yuan per hour").amount(price).build()))
			.totalAmount(price)
			.timeRange(MainlandTimeRange.builder().endTime(returnedAt).build())
			.build();
	}

	/**
	 * Let the outbox tell WeChat Pay again, after somebody has looked into it.
	 */
	@Transactional
	public void billAgain(String outOrderNo) {
		this.rentals.ofBill(outOrderNo, RentalState.RETURNED, null);
		this.outbox.retry(outOrderNo);
	}

	void refund(String outOrderNo, long amount) {
		if (!this.rentals.refund(outOrderNo, amount)) {
			return;
		}
		try {
			sendRefund(outOrderNo);
		}
		catch (WeChatPayException ex) {
			logger.warn("The refund of rental {} failed", outOrderNo, ex);
			if (!ex.isOutcomeUnknown()) {
				this.rentals.refunded(outOrderNo, "REFUSED");
			}
		}
	}

	/**
	 * Send the refund, or send it again while the outcome is unknown.
	 */
	void sendRefund(String outOrderNo) {
		Rental rental = this.rentals.get(outOrderNo);
		if (rental.isRefundAsked()) {
			Refund refund = this.refunds.create(request(rental)).block();
			this.rentals.refunded(outOrderNo, refund.status());
		}
	}

	private CreateRefundRequest request(Rental rental) {
		return CreateRefundRequest.builder()
			.transactionId(rental.transactionId())
			.outRefundNo(rental.outRefundNo())
			.amountInFen(rental.refund(), rental.paid())
			.notifyUrl(this.properties.notifyUrl())
			.build();
	}

}
