package com.example.completeorder;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.payscore.WeChatPayException;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.CompleteOrderRequest;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;

/**
 * Completes the order and prints how it went.
 */
@Component
class CompletionRunner implements ApplicationRunner, ExitCodeGenerator {

	private static final String QUERY = "/v3/payscore/oversea/partner/serviceorder"
			+ "?service_id={service_id}&sub_mchid={sub_mchid}&out_order_no={out_order_no}";

	private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private final ServiceDesk desk;

	private final WeChatPayClient client;

	private final OrderProperties order;

	private final JsonMapper jsonMapper;

	private int exitCode = 1;

	CompletionRunner(ServiceDesk desk, WeChatPayClient client, OrderProperties order, JsonMapper jsonMapper) {
		this.desk = desk;
		this.client = client;
		this.order = order;
		this.jsonMapper = jsonMapper;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		try {
			CompleteOrderRequest bill = this.desk.bill();
			this.out.println("Bill:    " + this.jsonMapper.writerWithDefaultPrettyPrinter().writeValueAsString(bill));
			this.desk.complete(bill).block();
			this.exitCode = 0;
			printNewState();
		}
		catch (WeChatPayException ex) {
			printFailure(ex);
		}
	}

	private void printNewState() {
		Map<String, Object> state = this.client
			.get(QUERY, this.order.serviceId(), this.order.subMchid(), this.order.outOrderNo())
			.retrieve(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.block();
		this.out.println("Order:   " + this.order.outOrderNo() + " is completed; now state=" + state.get("state")
				+ ", state_description=" + state.get("state_description") + ", collection=" + state.get("collection"));
	}

	private void printFailure(WeChatPayException ex) {
		String outcome = (this.exitCode == 0) ? "was completed, but its new state cannot be shown"
				: ex.isOutcomeUnknown() ? "may have been completed" : "was not completed";
		this.out.println("Order:   " + this.order.outOrderNo() + " " + outcome + ": " + ex.getMessage());
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
