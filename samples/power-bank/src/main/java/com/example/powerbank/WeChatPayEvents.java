package com.example.powerbank;

import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.RefundNotification;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.ServiceOrder.CollectionDetail;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxCall;

/**
 * Notes what WeChat Pay tells: by notifications, and what became of the completions of
 * the outbox, in its transaction.
 */
@Configuration(proxyBeanMethods = false)
class WeChatPayEvents {

	@Bean
	NotificationHandler<UserConfirmNotification> confirmed(Rentals rentals) {
		return (notification) -> rentals.confirmed(notification.order().outOrderNo());
	}

	@Bean
	NotificationHandler<RefundNotification> refunded(Rentals rentals) {
		return (notification) -> rentals.refunded(Rental.outOrderNo(notification.refund()),
				notification.refund().status());
	}

	@Bean
	OrderOutcomeHandler outcomes(Rentals rentals) {
		return new OrderOutcomeHandler() {

			@Override
			public void completed(OutboxCall call) {
				rentals.ofBill(call.outOrderNo(), RentalState.TO_PAY, null);
			}

			@Override
			public void refused(OutboxCall call, WeChatPayResponseException why) {
				rentals.ofBill(call.outOrderNo(), RentalState.NOT_BILLED, why.getCode());
			}

			@Override
			public void abandoned(OutboxCall call) {
				rentals.ofBill(call.outOrderNo(), RentalState.UNKNOWN, call.problem());
			}

			@Override
			public void paid(ServiceOrder order) {
				rentals.paid(order.outOrderNo(), order.totalAmount(), transactionId(order));
			}

		};
	}

	private static String transactionId(ServiceOrder order) {
		return Stream.ofNullable(order.collection())
			.flatMap((collection) -> collection.details().stream())
			.map(CollectionDetail::transactionId)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
