package com.example.powerbank;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the application.
 *
 * @param notifyUrl where WeChat Pay sends its notifications to
 * @param launchUrl what opens WeChat's pages outside of WeChat, which only a local WeChat
 * Pay can do; otherwise the mini program opens them
 * @param stations where there are power banks
 */
@ConfigurationProperties("power-bank")
record PowerBankProperties(String notifyUrl, String launchUrl, List<String> stations) {

}
