package com.example.completeorder;

import java.time.OffsetDateTime;
import java.util.List;

import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.Location;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PostDiscount;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.TimeRange;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Service;

/**
 * Completes an order when the guests have left: the example of WeChat Pay's page.
 */
@Service
class ServiceDesk {

	private final PayScoreOrderOperations orders;

	private final OrderProperties properties;

	ServiceDesk(PayScoreOrderOperations orders, OrderProperties properties) {
		this.orders = orders;
		this.properties = properties;
	}

	Mono<Void> complete(CompleteOrderRequest bill) {
		return this.orders.complete(this.properties.outOrderNo(), bill);
	}

	Mono<ServiceOrder> order() {
		return this.orders.query(QueryOrderRequest.builder()
			.serviceId(this.properties.serviceId())
			.subMchid(this.properties.subMchid())
			.outOrderNo(this.properties.outOrderNo())
			.build());
	}

	CompleteOrderRequest bill() {
		OffsetDateTime time = OffsetDateTime.parse("2019-11-11T16:24:05+08:00");
		return CompleteOrderRequest.builder()
			.serviceId(this.properties.serviceId())
			.channelId(this.properties.channelId())
			.subMchid(this.properties.subMchid())
			.postPayments(
					List.of(PostPayment.builder().name("就餐费用").description("就餐人均100元").amount(40000).count(4).build()))
			.postDiscounts(
					List.of(PostDiscount.builder().name("满20减1元").description("不与其他优惠叠加").amount(100).count(2).build()))
			.totalAmount(50000)
			.currency("HKD")
			.timeRange(TimeRange.builder()
				.startTime(time)
				.endTime(time)
				.startTimeRemark("备注1")
				.endTimeRemark("备注2")
				.build())
			.location(Location.builder().startLocation("嗨客时尚主题展餐厅").endLocation("嗨客时尚主题展餐厅").build())
			.profitSharing(true)
			.completeTime(time)
			.goodsTag("goods_tag")
			.build();
	}

}
