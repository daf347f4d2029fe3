package com.example.completeorder;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.client.WeChatPayClientCustomizer;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Prints every request, and every answer that was verified.
 */
@Component
class WirePrinter implements WeChatPayClientCustomizer {

	private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	@Override
	public void customize(WeChatPayClientBuilder builder) {
		builder.webClient((webClient) -> webClient.filter(this::print));
	}

	private Mono<ClientResponse> print(ClientRequest request, ExchangeFunction next) {
		this.out.println("Sent:    " + request.method() + " " + request.url());
		return next.exchange(request).doOnNext(this::print);
	}

	private void print(ClientResponse response) {
		this.out.println("Answer:  " + response.statusCode() + ", verified, Request-ID "
				+ response.headers().asHttpHeaders().getFirst("Request-ID"));
	}

}
