package com.example.completeorder;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import io.github.payscore.WeChatPayException;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.ServiceOrder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Completes the order and prints how it went.
 */
@Component
class CompletionRunner implements ApplicationRunner, ExitCodeGenerator {

	private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private final ServiceDesk desk;

	private final OrderProperties order;

	private final JsonMapper jsonMapper;

	private int exitCode = 1;

	CompletionRunner(ServiceDesk desk, OrderProperties order, JsonMapper jsonMapper) {
		this.desk = desk;
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
		ServiceOrder state = this.desk.order().block();
		this.out.println("Order:   " + this.order.outOrderNo() + " is completed; now state=" + state.state()
				+ ", state_description=" + state.stateDescription() + ", collection.state=" + state.collection().state()
				+ ", total_amount=" + state.totalAmount());
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
